process.env.CREATE_SCHEMA = '1'
const { writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { bootstrap } = require('@vendure/core')
const { populate } = require('@vendure/core/cli')
const { config } = require('./config')

const PRODUCTS = 200
const HEADER =
  'name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets'
const products = Array.from({ length: PRODUCTS }, (_, index) => {
  const number = index + 1
  return `Product ${number},product-${number},Benchmark product ${number},,,,,SKU-${number},${1000 + number}.00,standard,10000000,true,,`
})

const shop = {
  defaultLanguage: 'en',
  defaultZone: 'Asia',
  countries: [{ name: 'Indonesia', code: 'ID', zone: 'Asia' }],
  taxRates: [{ name: 'Standard Tax', percentage: 11 }],
  shippingMethods: [{ name: 'Standard Shipping', price: 1500 }],
  paymentMethods: [
    {
      name: 'Dummy',
      handler: { code: 'dummy-payment-handler', arguments: [{ name: 'automaticSettle', value: 'true' }] },
    },
  ],
  collections: [],
}

const file = join(__dirname, 'products.csv')
writeFileSync(file, `${[HEADER, ...products].join('\n')}\n`)
populate(() => bootstrap(config), shop, file)
  .then((app) => app.close())
  .then(
    () => process.exit(0),
    (error) => {
      console.error(error)
      process.exit(1)
    },
  )
