import { expect, test } from 'vitest'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { sampleCatalogue } from '../catalogue/sample-catalogue'
import { freshDatabase } from '../test-world'
import { showPromotion } from './show-promotion'

test('a promotion shows the product as the catalogue has it, in the language asked for', async () => {
  const db = await freshDatabase()
  await replaceCatalogue(db, sampleCatalogue())

  const { offer, picture } = await showPromotion({ db, promoId: 101, language: 'en' })

  expect(offer).toMatchObject({
    name: 'AYU Sample',
    price: 129_000,
    compareAt: 159_000,
    standards: ['SNI CONTOH-0001'],
  })
  expect(picture).toMatchObject({ key: 'ayu-serum', alt: expect.stringContaining('Amber glass bottle') })
})

test('a promotion that was withdrawn is not there', async () => {
  const db = await freshDatabase()

  await expect(showPromotion({ db, promoId: 101, language: 'id' })).rejects.toMatchObject({ code: 'promotion_unknown' })
})
