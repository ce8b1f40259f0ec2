import { command } from './command.mjs'

const [system, ...words] = process.argv.slice(2)

await command('./within.ts', ({ runWithin }) => runWithin(system, words.join(' ')))
