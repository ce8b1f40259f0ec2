import { expect, test } from 'vitest'
import { messagesOf } from '@/i18n/messages'
import { controlsNeededBy, findScenario, parseStepNumber, SCENARIOS } from './scenarios'
import type { Step } from './steps/step'

const scenario = (id: string) => findScenario(id) ?? expect.fail(`no scenario ${id}`)

test('there are at least sixteen scenarios, and no id twice', () => {
  const ids = SCENARIOS.map(({ id }) => id)

  expect(ids.length).toBeGreaterThanOrEqual(16)
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(['id', 'en'] as const)('each scenario has a card in %s, and no card is left over', (language) => {
  const cards = messagesOf(language).scenario.cards

  expect(Object.keys(cards).sort()).toEqual(SCENARIOS.map(({ id }) => id).sort())
})

test('each scenario has steps, and each step label is used', () => {
  const names = new Set(SCENARIOS.flatMap(({ steps }) => steps.map(({ name }) => name)))

  expect(SCENARIOS.filter(({ steps }) => steps.length === 0)).toEqual([])
  expect([...names].sort()).toEqual(Object.keys(messagesOf('id').scenario.act).sort())
})

/**
 * Steps that the buyer in the live screens does not do by hand. A scene requests them and opens the
 * page that shows the result.
 */
const NOT_CLICKED: Record<string, Step['name'][]> = {
  'A system, its operator, a seller or a courier does it': [
    ...(['breakRule', 'mendRule', 'stopRamai', 'stopPasar', 'startRamai', 'startPasar'] as const),
    ...(['lose', 'double', 'hold', 'release', 'issueVoucher', 'stageAccount', 'stageViewers', 'takeDown'] as const),
    ...(['parcelArrives', 'firstParcel', 'lastParcel', 'cashHandedOver', 'acceptReturn', 'answerComplaint'] as const),
    ...([
      'exportIsWritten',
      'bundlesAreImported',
      'dirtyRowsAreImported',
      'shopIsOpen',
      'importKilled',
      'importGoesOn',
    ] as const),
    ...(['rupiahPlanted', 'rupiahTakenBack', 'cutOverStops', 'wentBack', 'shopOpened', 'noWayBack'] as const),
    ...(['dirtyRowMended', 'migrationPurged'] as const),
  ],
  'Another person does it, or a program': [
    ...(['claimAgain', 'tapOther', 'seeAdAsOther', 'consentOfOther', 'orderOfOther', 'applyVoucher'] as const),
    ...(['raceForVoucher', 'forge', 'previewLooks', 'scannerLooks', 'prefetchLooks'] as const),
    ...(['changeHeader', 'changePayload', 'changeSignature'] as const),
  ],
  'Ramai signs what its feed would not show now': [
    ...(['tapEarlier', 'tapElsewhere', 'tapSeenLess', 'tapSeenMore', 'tapSoldOut'] as const),
  ],
  'No page offers it any more, and the system refuses it': [
    ...(['orderRefused', 'cancelRefused', 'tapClosed', 'shopRoute', 'feedAsked'] as const),
  ],
  'It is looked at, in the page that the scene opens or in a record': [
    ...(['plain', 'plainAgain', 'seeRise', 'seeFall', 'seeSoldOut', 'seeWhyNot', 'seeVoucherUsedUp'] as const),
    ...(['orderWaits', 'orderPaid', 'moneyIsBack', 'cashCollected', 'kasirKnowsNothing', 'kasirSaysRefunded'] as const),
    ...(['notificationsArrived', 'notificationLost', 'noAnswer', 'feedLives', 'seeAd', 'adStaysAway'] as const),
    ...(['seeTakenDown', 'seeStillOpen', 'seeAccountClosed', 'sameForAll', 'orderOfOne', 'sameAgain'] as const),
    ...([
      'usualCourier',
      'findRecipient',
      'compareTokens',
      'closingCard',
      'rowRed',
      'rowGreen',
      'rowMoving',
      'dirtyRowFound',
    ] as const),
    ...(['sidesAreEqual', 'sidesDiffer', 'oldShopSells', 'oldShopIsClosed', 'certificateShown'] as const),
  ],
}

test('each step is clicked in the live screens, but for what the buyer there cannot do', () => {
  const steps = SCENARIOS.flatMap(({ steps }): Step[] => steps)
  const notClicked = new Set(steps.filter(({ byHand }) => !byHand).map(({ name }) => name))

  expect([...notClicked].sort()).toEqual(Object.values(NOT_CLICKED).flat().sort())
})

test('a scenario names the controls that it cannot do without', () => {
  expect(controlsNeededBy(scenario('plain-link'))).toEqual([])
  expect(controlsNeededBy(scenario('normal'))).toEqual(['kasir'])
  expect(controlsNeededBy(scenario('expired-token'))).toEqual(['ramai'])
  expect(controlsNeededBy(scenario('breach-a-leaking-browser'))).toEqual(['pasar', 'devControl'])
})

test.each(['0', '-1', '1.5', 'last', '99', ''])('“%s” is no step number', (text) => {
  expect(parseStepNumber(scenario('normal').steps, text)).toBeUndefined()
})

test('a step is counted from one, and an unknown scenario is not found', () => {
  const { steps } = scenario('normal')

  expect(parseStepNumber(steps, '1')).toBe(1)
  expect(parseStepNumber(steps, String(steps.length))).toBe(steps.length)
  expect(findScenario('unknown')).toBeUndefined()
})
