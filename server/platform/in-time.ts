/** What was asked, or what `late` says where it takes longer than so many milliseconds; what it answers after that is of no matter. */
export async function inTime<Answer, Late>(asked: Promise<Answer>, ms: number, late: () => Late | Promise<Late>): Promise<Answer | Late> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<typeof isLate>((resolve) => {
    timer = setTimeout(resolve, ms, isLate)
  })
  try {
    const first = await Promise.race([asked, tooLate])
    if (first !== isLate) return first
    asked.catch(() => undefined)
    return await late()
  } finally {
    clearTimeout(timer)
  }
}

const isLate = Symbol('late')
