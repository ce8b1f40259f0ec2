import { getLanguage, getWords } from '@/i18n/get-words'
import { findDevControl, listControls } from '@/server/controls/controls'
import { getEnvironment } from '@/server/environment'
import { emptyView, readView } from '@/server/migration/view'
import { explainClosedSteering } from '../frame/steering'
import { Migration } from '../migration/migration'
import { RoadScenarios } from '../migration/road-scenarios'

/** The migration chapter: the counts of both sides and the operator's controls. */
export async function MigrationChapter() {
  const { migration, overview, scenario } = await getWords()
  const environment = getEnvironment()
  const hasDesk = findDevControl(environment) !== null
  const closed = hasDesk ? await explainClosedSteering(migration.desk.noDesk) : migration.desk.noDesk

  return (
    <>
      <Migration
        words={migration}
        never={overview.never_word}
        language={await getLanguage()}
        first={(await readView(listControls(environment))) ?? emptyView()}
        hasDesk={hasDesk}
        closed={closed}
      />
      <RoadScenarios words={migration.scenarios} cards={scenario.cards} />
    </>
  )
}
