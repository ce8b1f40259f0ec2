import type { Metadata } from 'next'
import { getWords } from '@/i18n/get-words'
import { Catalogue } from './catalogue'

export async function generateMetadata(): Promise<Metadata> {
  const { scenario } = await getWords()

  return { title: scenario.title }
}

export default async function ScenariosPage() {
  const { scenario } = await getWords()

  return <Catalogue words={scenario} />
}
