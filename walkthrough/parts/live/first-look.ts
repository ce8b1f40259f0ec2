'use client'

import { createContext } from 'react'
import { BLANK, type Live } from './live-store'

export const FirstLook = createContext<Live>(BLANK)
