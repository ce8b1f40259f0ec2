import { getTranslations } from 'next-intl/server'
import { openAccount, signInToAccount } from './actions'
import { FieldsForm } from './fields-form'
import { formWords } from './form-words'

type Props = {
  /** The page to return to. */
  to: string
}

export async function SignInForm({ to }: Props) {
  const t = await getTranslations('account')

  return (
    <FieldsForm
      action={signInToAccount}
      hidden={{ to }}
      fields={[
        { name: 'email', type: 'email', autoComplete: 'username', label: t('email') },
        { name: 'password', type: 'password', autoComplete: 'current-password', label: t('password') },
      ]}
      words={{ ...(await formWords()), submit: t('signIn') }}
    />
  )
}

export async function SignUpForm({ to }: Props) {
  const t = await getTranslations('account')

  return (
    <FieldsForm
      action={openAccount}
      hidden={{ to }}
      fields={[
        { name: 'name', autoComplete: 'name', label: t('name') },
        { name: 'email', type: 'email', autoComplete: 'username', label: t('email') },
        {
          name: 'password',
          type: 'password',
          autoComplete: 'new-password',
          label: t('password'),
          hint: t('passwordHint'),
        },
      ]}
      words={{ ...(await formWords()), submit: t('signUp') }}
    />
  )
}
