import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import Link from 'next/link'
import { explainClosedSteering } from '@/app/_ui/frame/steering'
import { ViewChoices } from '@/app/_ui/frame/view-switch'
import { PageHeading } from '@/app/_ui/page-heading'
import { TalkButton } from '@/app/_ui/presenter/talk-button'
import { LightRow } from '@/app/_ui/readiness/light-row'
import { MakeReady } from '@/app/_ui/readiness/make-ready'
import { Repairs } from '@/app/_ui/readiness/repairs'
import { getLanguage, getWords } from '@/i18n/get-words'
import { fill } from '@/i18n/words'
import { listControls } from '@/server/controls/controls'
import { getEnvironment } from '@/server/environment'
import { findRepairs } from '@/server/readiness/last-repairs'
import { readLights } from '@/server/readiness/read-lights'
import { levelOf } from '@/server/readiness/report'
import { findSession, SESSION_COOKIE, type Session } from '@/server/session/sessions'
import { findSystems } from '@/server/systems/systems'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  const { ready } = await getWords()

  return { title: ready.title }
}

/** The pre-flight lights, for the presenter only. */
export default async function ReadyPage() {
  const { ready } = await getWords()
  const closed = await explainClosedSteering(ready.off)
  const session = findSession((await cookies()).get(SESSION_COOKIE)?.value)

  return (
    <>
      <PageHeading eyebrow={ready.title} title={ready.heading} lead={ready.lead} />
      {closed === null && session ? <Preflight session={session} /> : <p className="panel p-5 sm:p-6">{closed}</p>}
    </>
  )
}

async function Preflight({ session }: { session: Session }) {
  const words = { ...(await getWords()), language: await getLanguage() }
  const { ready } = words
  const environment = getEnvironment()
  const controls = listControls(environment)
  const lights = await readLights({ systems: findSystems(environment), controls, session })
  const openLights = lights.filter((light) => levelOf(light) !== 'green').map(({ name }) => name)
  const repairs = findRepairs(session)

  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className={`mr-auto font-extrabold text-xl ${openLights.length > 0 ? '' : 'text-good'}`}>
          {openLights.length > 0 ? fill(ready.attention, { count: openLights.length }) : ready.allReady}
        </p>
        <MakeReady words={ready} />
        <a href="/ready" className="button button-calm">
          {ready.again}
        </a>
        <Link href="/" className="button button-calm">
          {ready.toStage}
        </Link>
        <TalkButton words={words.talk} />
      </div>
      <section aria-labelledby="audience" className="panel p-4">
        <h2 id="audience" className="px-3 text-lg">
          {ready.audience}
        </h2>
        <ViewChoices className="mt-1 md:grid-cols-3" />
      </section>
      {repairs && <Repairs made={repairs} left={openLights} ready={ready} words={words} />}
      {!controls.devControl && <p className="text-quiet">{ready.noDevControl}</p>}
      <ul aria-label={ready.lights} className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {lights.map((light) => (
          <LightRow key={light.name} light={light} ready={ready} words={words} />
        ))}
      </ul>
    </div>
  )
}
