import { ProblemPage, problemHead } from '@/app/parts/problem-page'

export const generateMetadata = () => problemHead('promotion_unknown')

export default function PromotionEnded() {
  return <ProblemPage problem="promotion_unknown" />
}
