import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { name: 'admission', include: ['*.test.ts'] } })
