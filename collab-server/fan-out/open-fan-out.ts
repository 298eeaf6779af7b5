import type { Config } from '../config.ts'
import type { Settings } from '../settings.ts'
import type { FanOut } from './fan-out.ts'
import { LocalFanOut } from './local-fan-out.ts'

/** The fan-out that the configuration names; without Redis one in which nobody else is. */
export async function openFanOut(
  { redisUrl }: Pick<Config, 'redisUrl'>,
  group: string,
  { aliveMs }: Pick<Settings, 'aliveMs'>,
): Promise<FanOut> {
  if (redisUrl === undefined) return new LocalFanOut()
  // Loaded where it is used only: otherwise it stays out of memory.
  const { RedisFanOut } = await import('./redis-fan-out.ts')
  return new RedisFanOut({ url: redisUrl, group, beatMs: aliveMs })
}
