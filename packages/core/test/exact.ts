/** Division that rounds a half to the even neighbour, in whole numbers of any size: what is exact by construction. */
export function exact(dividend: number, divisor: number): number {
  const [quotient, twice] = [BigInt(dividend) / BigInt(divisor), (BigInt(dividend) % BigInt(divisor)) * 2n]
  const up = twice > BigInt(divisor) || (twice === BigInt(divisor) && quotient % 2n === 1n)
  return Number(quotient + (up ? 1n : 0n))
}
