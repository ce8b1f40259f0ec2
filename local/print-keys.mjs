import { command } from './command.mjs'

await command('./print-keys.ts', ({ printKeys }) => printKeys(process.argv[2]))
