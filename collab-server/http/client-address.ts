import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/**
 * Whose word about where a request comes from is believed: the last so many proxies, or proxies at certain addresses;
 * without either nobody's.
 */
export type TrustedProxies = { readonly hops: number } | { readonly at: BlockList } | undefined

/** As in `1`, or `127.0.0.1, 10.0.0.0/8, fd00::/8`; undefined when it is neither. */
export function parseTrustedProxies(text: string): TrustedProxies {
  if (/^[1-9]$/.test(text)) return { hops: Number(text) }
  const at = new BlockList()
  for (const network of text.split(',').map((each) => each.trim())) {
    const [address = '', length, ...more] = network.split('/')
    const version = isIP(address)
    const longest = version === 6 ? 128 : 32
    const bits = length === undefined ? longest : /^\d{1,3}$/.test(length) ? Number(length) : Infinity
    if (version === 0 || more.length > 0 || bits > longest) return undefined
    at.addSubnet(address, bits, version === 6 ? 'ipv6' : 'ipv4')
  }
  return { at }
}

/**
 * Where a request comes from, as rates count it: an IPv4 address, or the first 64 bits of an IPv6 address, since each
 * customer has at least that many. Proxies append to `X-Forwarded-For` whom they heard, so it is read from its end, and
 * only as far as they are trusted: what stands before that anybody can write.
 */
export function clientAddress(
  {
    headers,
    socket,
  }: Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } },
  trusted: TrustedProxies,
): string {
  let address = plain(socket.remoteAddress ?? '')
  if (trusted === undefined) return counted(address)
  const said = String(headers['x-forwarded-for'] ?? '').split(',')
  for (let hop = 0; isTrusted(address, hop, trusted); hop++) {
    const before = plain(said.pop() ?? '')
    if (isIP(before) === 0) break
    address = before
  }
  return counted(address)
}

/** Whether an address is this machine's own, from which everybody comes where a proxy stands in front that is not trusted. */
export function isLoopback(address: string): boolean {
  return address.startsWith('127.')
}

function isTrusted(address: string, hop: number, trusted: NonNullable<TrustedProxies>): boolean {
  if ('hops' in trusted) return hop < trusted.hops
  return isIP(address) !== 0 && trusted.at.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** An address without a port, brackets, a zone, or IPv6 around IPv4. */
function plain(said: string): string {
  const text = said.trim()
  const address = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  const [bare = ''] = address.split('%')
  if (bare === '::1') return '127.0.0.1'
  return /^::ffff:([\d.]+)$/i.exec(bare)?.[1] ?? bare
}

function counted(address: string): string {
  if (isIP(address) !== 6) return address
  const [start = '', end] = address.split('::')
  const before = start === '' ? [] : start.split(':')
  const after = end === undefined || end === '' ? [] : end.split(':')
  const zeros = end === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
