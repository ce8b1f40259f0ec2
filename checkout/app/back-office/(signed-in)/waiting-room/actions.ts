'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { shop } from '@/app/_request/visitor'
import { roomForm } from '@/server/waiting-room/input'

export const setWaitingRoom = formAction(
  { who: 'operator', refusal: 404 },
  { schema: roomForm, words: 'backOffice.waitingRoom.form.failures', otherwise: 'id' },
  async (room) => {
    await (await shop()).backOffice.changeWaitingRoom(room)

    revalidatePath('/back-office/waiting-room')
    redirect(`/back-office/waiting-room#room-${encodeURIComponent(room.id)}`)
  },
)
