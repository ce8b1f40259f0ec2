type Limits = {
  milliseconds: number
  /** Maximum number of stored keys; above it, all are dropped. */
  most?: number
}

/**
 * Stores readings in this process's memory by key. Concurrent requests share one reading; a failed
 * one is not stored.
 */
export function rememberBriefly<Value>({ milliseconds, most = 1 }: Limits) {
  const readings = new Map<string, { until: number; value: Promise<Value> }>()

  return (key: string, read: () => Promise<Value>): Promise<Value> => {
    const latest = readings.get(key)
    if (latest && performance.now() < latest.until) return latest.value
    const reading = { until: performance.now() + milliseconds, value: read() }
    if (readings.size >= most) readings.clear()
    readings.set(key, reading)
    reading.value.catch(() => {
      if (readings.get(key) === reading) readings.delete(key)
    })

    return reading.value
  }
}
