import { command } from './command.mjs'

await command('./bench-checkout.ts', ({ benchCheckout }) => benchCheckout(process.argv.slice(2)))
