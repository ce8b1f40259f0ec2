/** `@/` is the root of the system that is being cruised; dependency-cruiser learns aliases in webpack's words. */
module.exports = { resolve: { alias: { '@': process.env.CRUISED_SYSTEM } } }
