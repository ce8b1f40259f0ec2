import { expect, test } from 'vitest'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { pasar, sampleCatalogue } from '../catalogue/sample-catalogue'
import { freshDatabase } from '../testing/open-world'
import { showPromotion } from './show-promotion'

const promotion = { shop: 'pasar', promoId: 101 }

test('a promotion shows the product as the catalogue has it, in the language asked for', async () => {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })

  const { offer, picture } = await showPromotion({ db, shops: [pasar], language: 'en' }, promotion)

  expect(offer).toMatchObject({
    name: 'AYU Sample',
    price: 129_000,
    compareAt: 159_000,
    standards: ['SNI CONTOH-0001'],
  })
  expect(picture).toMatchObject({ folder: '/media/ayu-serum', alt: expect.stringContaining('Amber glass bottle') })
})

test('a withdrawn promotion is not found', async () => {
  const db = await freshDatabase()

  await expect(showPromotion({ db, shops: [pasar], language: 'id' }, promotion)).rejects.toMatchObject({
    code: 'promotion_unknown',
  })
})
