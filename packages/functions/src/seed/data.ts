/** The demo tenants: what `npm start` shows. Nothing here is ever deployed to production. */

/** A demo operator with its range: amounts in minor units of its currency. */
export interface DemoOperator {
  operatorId: string
  name: string
  currency: string
  tax: { ratePpm: number; inclusive: boolean }
  timeZone: string
  /** Points for each EUR or USD, minor units that one takes off a price, points for a free drink. */
  loyalty: { pointsPerUnit: number; pointValue: number; freeDrinkPoints: number }
  places: readonly { name: string; lat: number; lng: number; tags: readonly string[] }[]
  products: readonly {
    name: string
    description: string
    price: number
    deposit: number
    allergens: readonly string[]
  }[]
}

const drinks = (price: number, deposit: number) => [
  { name: 'Cola', description: 'Cola, 0.33 l can', price, deposit, allergens: [] },
  { name: 'Cola Zero', description: 'Cola without sugar, 0.33 l can', price, deposit, allergens: [] },
  { name: 'Orange', description: 'Orange lemonade, 0.33 l can', price, deposit, allergens: [] },
  { name: 'Lemon', description: 'Lemon lemonade, 0.33 l can', price, deposit, allergens: [] },
  { name: 'Still water', description: 'Still water, 0.5 l bottle', price: price - 50, deposit, allergens: [] },
  { name: 'Sparkling water', description: 'Sparkling water, 0.5 l bottle', price: price - 50, deposit, allergens: [] },
  {
    name: 'Apple spritzer',
    description: 'Apple juice and water, 0.5 l bottle',
    price: price + 30,
    deposit,
    allergens: [],
  },
  { name: 'Iced tea', description: 'Iced tea with peach, 0.5 l bottle', price: price + 20, deposit, allergens: [] },
  { name: 'Energy', description: 'Energy drink, 0.25 l can', price: price + 70, deposit, allergens: [] },
  {
    name: 'Iced coffee',
    description: 'Coffee with milk, 0.25 l cup',
    price: price + 100,
    deposit: 0,
    allergens: ['milk'],
  },
  { name: 'Cocoa', description: 'Cold cocoa, 0.33 l carton', price: price + 40, deposit: 0, allergens: ['milk'] },
  {
    name: 'Oat latte',
    description: 'Coffee with oat drink, 0.25 l cup',
    price: price + 120,
    deposit: 0,
    allergens: ['gluten'],
  },
]

/** Two tenants: one where prices hold the tax and bottles a deposit, one where tax is added. */
export const DEMO_OPERATORS: readonly DemoOperator[] = [
  {
    operatorId: 'acme',
    name: 'Acme Vending',
    currency: 'EUR',
    tax: { ratePpm: 190_000, inclusive: true },
    timeZone: 'Europe/Berlin',
    loyalty: { pointsPerUnit: 10, pointValue: 1, freeDrinkPoints: 200 },
    places: [
      { name: 'Central Station', lat: 53.0833, lng: 8.8137, tags: ['transit', 'centre'] },
      { name: 'City Library', lat: 53.0739, lng: 8.8133, tags: ['public', 'centre'] },
      { name: 'North Campus', lat: 53.1066, lng: 8.8525, tags: ['campus', 'north'] },
      { name: 'Ice Rink', lat: 53.0583, lng: 8.8858, tags: ['sport', 'east'] },
      { name: 'Town Hall', lat: 53.0759, lng: 8.8072, tags: ['public', 'centre'] },
      { name: 'Harbour', lat: 53.0994, lng: 8.7689, tags: ['transit', 'west'] },
    ],
    products: drinks(180, 25),
  },
  {
    operatorId: 'globex',
    name: 'Globex Refreshments',
    currency: 'USD',
    tax: { ratePpm: 72_500, inclusive: false },
    timeZone: 'America/New_York',
    loyalty: { pointsPerUnit: 10, pointValue: 1, freeDrinkPoints: 200 },
    places: [
      { name: 'Airport Gate 4', lat: 40.6413, lng: -73.7781, tags: ['transit'] },
      { name: 'Grand Mall', lat: 40.7347, lng: -73.8707, tags: ['retail'] },
      { name: 'Office Tower', lat: 40.7549, lng: -73.984, tags: ['office', 'midtown'] },
      { name: 'Gym', lat: 40.7265, lng: -73.9815, tags: ['sport'] },
      { name: 'Hospital', lat: 40.7644, lng: -73.9546, tags: ['public'] },
      { name: 'Bus Terminal', lat: 40.7569, lng: -73.9903, tags: ['transit', 'midtown'] },
    ],
    products: drinks(200, 5),
  },
]

/** The customers that have a wallet with each operator. */
export const DEMO_CUSTOMERS = ['demo', 'ada', 'ben', 'cleo', 'dan'].map((name) => `customer-${name}`)

/** What each of their wallets holds at first, in minor units. */
export const DEMO_BALANCE = 5000

/** The slots of each demo machine, in four rows of three. */
export const DEMO_SLOTS = ['A', 'B', 'C'].flatMap((row) => [1, 2, 3, 4].map((column) => `${row}${column}`))
