/** Waits for a page's next frame. */
export function nextFrame(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done())))
}

/**
 * What a gesture costs: the times between the browser's frames while it runs (ms), and what each step of it took of the
 * page's main thread and of all the browser's processes together (ms). On a screen of 60 Hz the former say nothing below 16.7.
 * @param gesture does it and tells how many steps it had, each followed by at least one frame
 */
export async function measureFrames(page, gesture) {
  const devtools = await page.context().newCDPSession(page)
  const whole = await page.context().browser().newBrowserCDPSession()
  // Time that the thread ran, not time that went by: other programs on the machine do not count.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const spent = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    const { processInfo } = await whole.send('SystemInfo.getProcessInfo')
    return {
      main: 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN),
      processes: new Map(processInfo.map(({ id, cpuTime }) => [id, 1000 * cpuTime])),
    }
  }
  await page.evaluate(() => {
    const times = []
    window.benchFrames = times
    const tick = (now) => {
      times.push(now)
      if (window.benchFrames === times) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  const before = await spent()
  const steps = await gesture()
  const after = await spent()
  const times = await page.evaluate(() => {
    const taken = window.benchFrames
    window.benchFrames = undefined
    return taken
  })
  await devtools.detach()
  await whole.detach()
  const gaps = times.slice(1).map((time, index) => time - times[index])
  gaps.sort((a, b) => a - b)
  let processor = 0
  for (const [id, time] of after.processes) processor += time - (before.processes.get(id) ?? 0)
  return {
    p50: quantile(gaps, 0.5),
    p95: quantile(gaps, 0.95),
    longest: gaps.at(-1) ?? Number.NaN,
    main: (after.main - before.main) / steps,
    processor: processor / steps,
  }
}

/** A quantile of numbers that are sorted already. */
export function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The median of each figure over several results of the same shape. */
export function medians(given) {
  // What could not be measured in a round is not there.
  const results = given.filter((result) => result !== undefined)
  if (results.length === 0) return undefined
  const [first] = results
  if (typeof first === 'number')
    return quantile(
      [...results].sort((a, b) => a - b),
      0.5,
    )
  return Object.fromEntries(Object.keys(first).map((key) => [key, medians(results.map((result) => result[key]))]))
}

/** Milliseconds as they are printed. */
export function ms(value) {
  return value < 100 ? value.toFixed(1) : value.toLocaleString('en', { maximumFractionDigits: 0 })
}
