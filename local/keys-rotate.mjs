import { command } from './command.mjs'

await command('./rotate-key.ts', ({ rotateKeysOfStart }) => rotateKeysOfStart(process.argv.slice(2)))
