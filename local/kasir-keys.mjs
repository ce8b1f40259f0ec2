import { command } from './command.mjs'

await command('./kasir-keys.ts', ({ printMerchantKeys }) => printMerchantKeys())
