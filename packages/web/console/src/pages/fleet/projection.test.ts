import { describe, expect, it } from 'vitest'
import { groupNear, project } from './projection.ts'

const size = { width: 800, height: 400 }
const station = { lat: 53.0833, lng: 8.8137 }
const rink = { lat: 53.0583, lng: 8.8858 }
const harbour = { lat: 53.0994, lng: 8.7689 }

describe('the map', () => {
  it('has every place inside, with a margin, and north at the top', () => {
    const { at } = project([station, rink, harbour], size)
    const points = [station, rink, harbour].map(at)
    for (const { x, y } of points) {
      expect([x > 20 && x < 780, y > 10 && y < 390]).toEqual([true, true])
    }
    expect(at(harbour).y).toBeLessThan(at(rink).y)
    expect(at(harbour).x).toBeLessThan(at(rink).x)
  })

  it('keeps angles: a step to the east is as long as one to the north on the ground', () => {
    const { at } = project([station, rink], size)
    const [origin, east, north] = [
      at(station),
      at({ lat: station.lat, lng: station.lng + 0.01 / Math.cos((station.lat * Math.PI) / 180) }),
      at({ lat: station.lat + 0.01, lng: station.lng }),
    ]
    expect((east.x - origin.x) / (origin.y - north.y)).toBeCloseTo(1, 2)
  })

  it('puts a single machine into the middle, and survives none', () => {
    const { at } = project([station], size)
    expect(at(station)).toEqual({ x: 400, y: 200 })
    expect(project([], size).grid.meridians.length).toBeGreaterThan(1)
  })

  it('draws lines of round degrees and a scale of a round length', () => {
    const { grid, scale } = project([station, rink, harbour], size)
    expect(grid.meridians.map(({ label }) => label)).toContain('8.80° E')
    expect(scale.label).toMatch(/^[125]0* k?m$/)
    expect(scale.width).toBeGreaterThan(40)
    expect(scale.width).toBeLessThan(300)
  })

  it('makes one marker of machines that would cover each other', () => {
    const groups = groupNear(
      [
        { item: 'a', at: { x: 0, y: 0 } },
        { item: 'b', at: { x: 5, y: 5 } },
        { item: 'c', at: { x: 50, y: 0 } },
      ],
      20,
    )
    expect(groups.map(({ items }) => items)).toEqual([['a', 'b'], ['c']])
  })
})
