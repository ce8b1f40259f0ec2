import { checkRow } from '../steps/breach'
import {
  bundlesAreImported,
  certificateShown,
  cutOverStops,
  dirtyRowFound,
  dirtyRowRepaired,
  dirtyRowsAreImported,
  exportIsWritten,
  importGoesOn,
  importKilled,
  migrationPurged,
  noWayBack,
  oldShopIsClosed,
  oldShopSells,
  rupiahPlanted,
  rupiahRemoved,
  shopIsOpen,
  shopOpened,
  sidesAreEqual,
  sidesDiffer,
  wentBack,
} from '../steps/migration'
import type { Step } from '../steps/step'

export const dirtyRow: Step[] = [dirtyRowsAreImported(), dirtyRowFound(), dirtyRowRepaired(), sidesAreEqual()]

export const killedHalfWay: Step[] = [exportIsWritten(), importKilled(), importGoesOn(), sidesAreEqual()]

export const aDifferenceIsFound: Step[] = [
  bundlesAreImported(),
  rupiahPlanted(),
  sidesDiffer(),
  rupiahRemoved(),
  sidesAreEqual(),
]

export const rolledBack: Step[] = [
  bundlesAreImported(),
  rupiahPlanted(),
  cutOverStops(),
  wentBack(),
  oldShopSells(),
  rupiahRemoved(),
  sidesAreEqual(),
]

export const cutOver: Step[] = [bundlesAreImported(), shopOpened(), noWayBack(), oldShopIsClosed()]

/** Before the purge, the old shop is on its way out of Ramai; afterwards nothing of it is left. */
const LEFT_AT_RAMAI = { row: 2 }

export const purged: Step[] = [
  shopIsOpen(),
  checkRow('rowMoving', LEFT_AT_RAMAI),
  migrationPurged(),
  checkRow('rowGreen', LEFT_AT_RAMAI),
  certificateShown(),
]
