/** What pages ask for by its SHA-256: the text. */
export const persisted: Readonly<Record<string, string>> = {
  '67faf4a58c6b93b9b2e9b7d857169d0add237884769d694918f89f0040278cb5': `query PhoneMachine($code: String!) {
  machineByCode(code: $code) {
    ...MachineParts
  }
}

fragment MachineParts on Machine {
  id
  code
  name
  place
  status
  busy
  operator {
    id
    name
    currency
    loyalty {
      pointsPerUnit
      freeDrinkPoints
      pointValue {
        ...MoneyParts
      }
    }
  }
  slots {
    code
    product {
      id
      name
      imageUrl
      minimumAge
      deposit {
        ...MoneyParts
      }
    }
    price {
      ...MoneyParts
    }
    promotion {
      name
      until
      price {
        ...MoneyParts
      }
    }
    total {
      ...MoneyParts
    }
    soldOut
    enabled
  }
}

fragment MoneyParts on Money {
  amount
  currency
}`,
  '51421c827ef209f8952d2979572084361c5c578d7b63707bb23ee490b94725df': `query PhoneProduct($productId: ID!) {
  product(productId: $productId) {
    id
    description
    allergens
    nutrition {
      per
      energyKj
      fat
      saturates
      carbohydrate
      sugars
      protein
      salt
    }
  }
}`,
}
