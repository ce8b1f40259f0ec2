"""The goods by shelf: one row each, with its form, its place in use and the things beside it."""
from forms import GOODS
from goods import (beauty, electronics, fashion, food, garden, home, kitchen, pets, sport,
                   stationery, toys, travel)

__all__ = ['GOODS', 'beauty', 'electronics', 'fashion', 'food', 'garden', 'home', 'kitchen', 'pets',
           'sport', 'stationery', 'toys', 'travel']
