import { command } from './command.mjs'

await command('../evidence/verify-evidence.ts', ({ verifyEvidence }) => verifyEvidence(process.argv.slice(2)))
