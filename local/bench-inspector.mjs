import { command } from './command.mjs'

await command('./bench-inspector.ts', ({ benchInspector }) => benchInspector(process.argv.slice(2)))
