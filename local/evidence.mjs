import { command } from './command.mjs'

await command('../evidence/gather-evidence.ts', ({ gatherEvidence }) => gatherEvidence(process.argv.slice(2)))
