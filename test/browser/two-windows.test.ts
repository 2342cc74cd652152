import { expect, it } from 'vitest'
import { openShop } from '../acceptance/kit/shop.ts'
import { openConsole } from './console/kit.ts'
import { useWindows } from './kit/browser.ts'
import { chooseByCard, fillCard, openMachine, pay, powerOn } from './phone/kit.ts'

const open = useWindows()

it('a phone buys while the machine dispenses, and the console in a second window shows the sale within a second', async ({
  annotate,
}) => {
  const shop = await openShop({ A1: {} }, { label: ' of two windows' })
  const desk = await openConsole(open, 'owner:acme', `/fleet?q=${shop.code}`)
  await desk.page.getByText('5 / 10').waitFor()
  const loaded = await desk.page.evaluate('performance.timeOrigin')
  const phone = await open()
  const machine = powerOn(shop)
  await openMachine(phone.page, shop)
  await chooseByCard(phone.page, 'Drink A1')
  await fillCard(phone.page, '4242')

  const feed = desk.page.getByRole('region', { name: 'Sales as they happen' })
  const seen = async (wait: Promise<unknown>) => wait.then(() => performance.now())
  const [onPhone, inFeed, inStock] = await Promise.all([
    seen(phone.page.getByText('Enjoy!').waitFor()),
    seen(feed.getByRole('link', { name: 'Drink A1 of two windows' }).waitFor()),
    seen(desk.page.getByText('4 / 10').waitFor()),
    pay(phone.page),
  ])
  await machine.stop()
  await annotate(
    `after the phone: the sale ${Math.round(inFeed - onPhone)} ms, the stock ${Math.round(inStock - onPhone)} ms`,
  )
  expect(inFeed - onPhone).toBeLessThan(1000)
  expect(inStock - onPhone).toBeLessThan(1000)
  // Told, not asked: the page is the one that was loaded before the sale.
  expect(await desk.page.evaluate('performance.timeOrigin')).toBe(loaded)
  expect([phone.faults, desk.faults]).toEqual([[], []])
})
