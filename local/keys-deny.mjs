import { command } from './command.mjs'

await command('./deny-key.ts', ({ denyKeyOfStart }) => denyKeyOfStart(process.argv.slice(2)))
