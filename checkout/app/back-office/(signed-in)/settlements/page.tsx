import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { shop } from '@/app/_request/visitor'
import { PageHead } from '@/app/back-office/parts/page-head'
import { Differences } from './differences'
import { Imports } from './imports'
import { UploadReport } from './upload-report'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.settlements'))('title') }
}

export default async function SettlementsPage() {
  const { imports, differences } = await asOperator((await shop()).backOffice.settlements())
  const t = await getTranslations('backOffice.settlements')

  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
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
