import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { atTheDesk } from '@/app/desk/at-the-desk'
import { DeskHead } from '@/app/desk/parts/desk-head'
import { shop } from '@/app/visit'
import { Differences } from './differences'
import { Imports } from './imports'
import { UploadReport } from './upload-report'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.settlements'))('title') }
}

export default async function DeskSettlements() {
  const { imports, differences } = await atTheDesk((await shop()).desk.settlements())
  const t = await getTranslations('desk.settlements')

  return (
    <>
      <DeskHead title={t('title')} text={t('text')} />
      <UploadReport
        words={{
          file: t('file'),
          hint: t('fileHint'),
          upload: t('upload'),
          uploading: t('uploading'),
          summary: t('summary'),
        }}
      />
      <Differences differences={differences} />
      <Imports imports={imports} />
    </>
  )
}
