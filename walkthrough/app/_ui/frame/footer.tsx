import { isSignedIn } from '@/app/_request/is-signed-in'
import { getWords } from '@/i18n/get-words'

const BUTTON = 'min-h-11 px-2 underline hover:text-ink'

export async function Footer() {
  const { frame } = await getWords()

  return (
    <footer className="border-line border-t bg-card text-quiet text-sm room:hidden">
      <div className="mx-auto flex max-w-[96rem] flex-wrap gap-x-8 gap-y-1 px-4 py-6 sm:px-6 lg:px-8">
        <p className="font-bold text-ink">{frame.simulation}</p>
        <p className="max-w-[75ch]">{frame.simulationLong}</p>
        {(await isSignedIn()) && (
          <form method="post" action="/sign-out" className="flex gap-2 lg:ml-auto" aria-label={frame.session.label}>
            <button type="submit" className={BUTTON}>
              {frame.session.signOut}
            </button>
            <button type="submit" name="all" value="1" className={BUTTON}>
              {frame.session.endAll}
            </button>
          </form>
        )}
      </div>
    </footer>
  )
}
