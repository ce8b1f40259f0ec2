'use server'

import { refuse } from '@jembatan/http/form-action'
import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { formAction } from '@/app/_forms/actions'
import { foreseen } from '@/app/_request/foreseen'
import { shop } from '@/app/_request/visitor'
import { reportForm } from '@/server/settlement/input'

export const importReport = formAction(
  { who: 'operator', refusal: 404, body: 2_200_000 },
  { schema: reportForm, words: 'backOffice.settlements.failures', otherwise: 'report' },
  async ({ report }) => {
    const importing = (await shop()).backOffice.importSettlement({ csv: await report.text() })
    const imported = await importing.catch(foreseen(['text_unreadable']))
    if ('code' in imported) return refuse({ report: imported.code })

    revalidatePath('/back-office/settlements')
    const t = await getTranslations('backOffice.settlements')
    const { lines, matched, differences } = imported

    return t('imported', { lines, matched, differences })
  },
)
