"""All that a child needs, brought in once by the process that children are forked from.

Only ever imported there: it changes the environment before numpy reads it. Threads of a linear algebra
library would each take memory out of a child's allowance, and nothing here multiplies matrices of that size.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import imagehash
from PIL import Image

import showcase.imaging.process

Image.init()
imagehash.phash(Image.new("L", (32, 32)))  # brings scipy in, which imagehash itself puts off
