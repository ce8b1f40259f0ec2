import { command } from './command.mjs'
import { bold, dim, say } from './progress.mjs'

say(`\n  ${bold('Jembatan')} ${dim('· discover in one system, buy in another, pay in a third')}\n`)

await command('./start.ts', ({ start }) => start(process.argv.includes('--dev') ? 'development' : 'production'))
