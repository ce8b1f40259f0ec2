import { checkRow } from '../steps/breach'
import {
  certificateShown,
  cutOverStops,
  dirtyRowFound,
  dirtyRowMended,
  importGoesOn,
  importKilled,
  moveHasDirt,
  moveIsLoaded,
  moveIsOpen,
  moveIsWritten,
  movePurged,
  noWayBack,
  oldShopIsClosed,
  oldShopSells,
  rupiahPlanted,
  rupiahTakenBack,
  shopOpened,
  sidesAreEqual,
  sidesDiffer,
  wentBack,
} from '../steps/migration'
import type { Step } from '../steps/step'

export const dirtyRow: Step[] = [moveHasDirt(), dirtyRowFound(), dirtyRowMended(), sidesAreEqual()]

export const killedHalfWay: Step[] = [moveIsWritten(), importKilled(), importGoesOn(), sidesAreEqual()]

export const aDifferenceIsFound: Step[] = [
  moveIsLoaded(),
  rupiahPlanted(),
  sidesDiffer(),
  rupiahTakenBack(),
  sidesAreEqual(),
]

export const rolledBack: Step[] = [
  moveIsLoaded(),
  rupiahPlanted(),
  cutOverStops(),
  wentBack(),
  oldShopSells(),
  rupiahTakenBack(),
  sidesAreEqual(),
]

export const cutOver: Step[] = [moveIsLoaded(), shopOpened(), noWayBack(), oldShopIsClosed()]

/** Before the purge, legacy data is left at Ramai; afterwards none is. */
const LEFT_AT_RAMAI = { row: 2, finds: 'legacy_data_left' }

export const purged: Step[] = [
  moveIsOpen(),
  checkRow('rowRed', LEFT_AT_RAMAI),
  movePurged(),
  checkRow('rowGreen', LEFT_AT_RAMAI),
  certificateShown(),
]
