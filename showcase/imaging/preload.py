"""All that a child needs, brought in once by the process that children are forked from.

Only ever imported there: it changes the environment before numpy reads it. Threads of a linear algebra
library would each take memory out of a child's allowance, and nothing here multiplies matrices of that size.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

from PIL import Image

import showcase.imaging.process  # noqa: F401
from showcase.imaging.fingerprints import fingerprint_of

Image.init()
fingerprint_of(Image.new("RGB", (32, 32)))  # brings in what is imported where it is used
