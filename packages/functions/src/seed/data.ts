/** The demo tenants: what `npm start` shows. Nothing here is ever deployed to production. */

/** Of 100 ml, as labels of such drinks say: kilojoules, and milligrams of the rest. */
interface DemoNutrition {
  per: 'HUNDRED_ML'
  energyKj: number
  fat: number
  saturates: number
  carbohydrate: number
  sugars: number
  protein: number
  salt: number
}

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
    nutrition: DemoNutrition
  }[]
}

/** A drink of water and sugar, and nothing else that counts. */
const sweet = (sugars: number): DemoNutrition => holds(sugars, 0, 0)

const holds = (sugars: number, fat: number, protein: number): DemoNutrition => ({
  per: 'HUNDRED_ML',
  // Regulation (EU) 1169/2011, annex XIV: 17 kJ a gram of carbohydrate and protein, 37 of fat.
  energyKj: Math.round((sugars * 17 + fat * 37 + protein * 17) / 1000),
  fat,
  saturates: Math.round(fat * 0.6),
  carbohydrate: sugars,
  sugars,
  protein,
  salt: 20 + Math.round(protein / 40),
})

/** In cans and bottles. */
const cold = (price: number, deposit: number) => [
  { name: 'Cola', description: 'Cola, 0.33 l can', price, deposit, allergens: [], nutrition: sweet(10_600) },
  {
    name: 'Cola Zero',
    description: 'Cola without sugar, 0.33 l can',
    price,
    deposit,
    allergens: [],
    nutrition: sweet(0),
  },
  { name: 'Orange', description: 'Orange lemonade, 0.33 l can', price, deposit, allergens: [], nutrition: sweet(9200) },
  { name: 'Lemon', description: 'Lemon lemonade, 0.33 l can', price, deposit, allergens: [], nutrition: sweet(8900) },
  {
    name: 'Still water',
    description: 'Still water, 0.5 l bottle',
    price: price - 50,
    deposit,
    allergens: [],
    nutrition: sweet(0),
  },
  {
    name: 'Sparkling water',
    description: 'Sparkling water, 0.5 l bottle',
    price: price - 50,
    deposit,
    allergens: [],
    nutrition: sweet(0),
  },
  {
    name: 'Apple spritzer',
    description: 'Apple juice and water, 0.5 l bottle',
    price: price + 30,
    deposit,
    allergens: [],
    nutrition: sweet(5600),
  },
  {
    name: 'Iced tea',
    description: 'Iced tea with peach, 0.5 l bottle',
    price: price + 20,
    deposit,
    allergens: [],
    nutrition: sweet(6300),
  },
]

/** Stronger ones, most of them in cups. */
const strong = (price: number, deposit: number) => [
  {
    name: 'Energy',
    description: 'Energy drink, 0.25 l can',
    price: price + 70,
    deposit,
    allergens: [],
    nutrition: sweet(11_000),
  },
  {
    name: 'Iced coffee',
    description: 'Coffee with milk, 0.25 l cup',
    price: price + 100,
    deposit: 0,
    allergens: ['milk'],
    nutrition: holds(8400, 1800, 2900),
  },
  {
    name: 'Cocoa',
    description: 'Cold cocoa, 0.33 l carton',
    price: price + 40,
    deposit: 0,
    allergens: ['milk'],
    nutrition: holds(9800, 1600, 3300),
  },
  {
    name: 'Oat latte',
    description: 'Coffee with oat drink, 0.25 l cup',
    price: price + 120,
    deposit: 0,
    allergens: ['gluten'],
    nutrition: holds(5200, 1200, 900),
  },
]

const drinks = (price: number, deposit: number) => [...cold(price, deposit), ...strong(price, deposit)]

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

/** Who works for each demo operator, as `<name>@<operator>.example`. */
export const DEMO_PEOPLE = [
  { name: 'owner', role: 'OWNER' },
  { name: 'driver', role: 'ROUTE_DRIVER' },
  { name: 'viewer', role: 'VIEWER' },
] as const
