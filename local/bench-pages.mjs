import { command } from './command.mjs'

await command('./bench-pages.ts', ({ benchPages }) => benchPages(process.argv.slice(2)))
