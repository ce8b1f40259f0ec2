'use client'

import { forgetDrafts } from '@jembatan/http/form-draft'
import { signOut } from './actions'

export const SignOutForm = ({ text }: { text: string }) => (
  <form action={signOut} onSubmit={forgetDrafts}>
    <button type="submit" className="button button-quiet">
      {text}
    </button>
  </form>
)
