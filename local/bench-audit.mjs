import { command } from './command.mjs'

await command('./bench-audit.ts', ({ benchAudit }) => benchAudit(process.argv.slice(2)))
