// Runs in the measured page before its own script. Plain JavaScript in a separate file: a compiler
// would refer to helpers that the page lacks.
const vitals = { lcp: 0, cls: 0, tbt: 0 }
Object.assign(window, { vitals })

/** @param {string} type @param {(entry: any) => void} see */
const watch = (type, see) =>
  new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true })

watch('largest-contentful-paint', ({ startTime }) => {
  vitals.lcp = startTime
})
watch('layout-shift', ({ value, hadRecentInput }) => {
  if (!hadRecentInput) vitals.cls += value
})
watch('longtask', ({ duration }) => {
  vitals.tbt += Math.max(0, duration - 50)
})
