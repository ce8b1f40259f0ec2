import { getWords } from '@/i18n/get-words'

export async function Footer() {
  const { frame } = await getWords()

  return (
    <footer className="border-line border-t bg-card text-quiet text-sm room:hidden">
      <div className="mx-auto flex max-w-[96rem] flex-wrap gap-x-8 gap-y-1 px-4 py-6 sm:px-6 lg:px-8">
        <p className="font-bold text-ink">{frame.simulation}</p>
        <p className="max-w-[75ch]">{frame.simulationLong}</p>
      </div>
    </footer>
  )
}
